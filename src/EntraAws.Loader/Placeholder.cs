namespace EntraAws.Loader;
internal static class Placeholder { }
