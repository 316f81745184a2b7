namespace EntraAws;
internal static class Placeholder { }
