namespace EntraAws.Engine;
internal static class Placeholder { }
