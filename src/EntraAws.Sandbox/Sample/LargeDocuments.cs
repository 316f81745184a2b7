using System.Globalization;
using System.Text;

namespace EntraAws.Sandbox;

/// <summary>Policy documents of the sizes that real accounts have: most below a kilobyte, some near IAM's limit of 6,144 characters. All generated accounts share them.</summary>
internal static class LargeDocuments
{
    private const int Count = 96;

    private static readonly string[] Services = ["s3", "ec2", "dynamodb", "lambda", "logs", "sqs", "sns", "kms", "ecs", "rds", "secretsmanager", "ssm"];

    private static readonly string[] Verbs = ["Get", "List", "Describe", "Put", "Create", "Update", "Delete", "Tag"];

    private static readonly string[] Nouns = ["Object", "Item", "Table", "Function", "LogEvents", "Queue", "Topic", "Key", "Service", "Instance", "Secret", "Parameter"];

    private static readonly Lazy<string[]> Managed = new(() => Enumerable.Range(0, Count).Select(i => Document(new Random(i), 6000)).ToArray());

    private static readonly Lazy<string[]> Embedded = new(() => Enumerable.Range(0, Count).Select(i => Document(new Random(Count + i), 1400)).ToArray());

    public static string Policy(Random random) => Managed.Value[random.Next(Count)];

    public static string Inline(Random random) => Embedded.Value[random.Next(Count)];

    private static string Document(Random random, int most)
    {
        // Squared, so that small ones are many.
        var share = random.NextDouble();
        var wanted = 250 + (share * share * (most - 600));
        var text = new StringBuilder("{\"Version\":\"2012-10-17\",\"Statement\":[");
        for (var statement = 0; statement == 0 || text.Length < wanted; statement++)
        {
            if (statement > 0) text.Append(',');
            Append(text, random, statement);
        }

        return text.Append("]}").ToString();
    }

    private static void Append(StringBuilder text, Random random, int statement)
    {
        var service = Services[random.Next(Services.Length)];
        var effect = random.Next(12) == 0 ? "Deny" : "Allow";
        text.Append(CultureInfo.InvariantCulture, $"{{\"Sid\":\"S{statement}\",\"Effect\":\"{effect}\",\"Action\":[");
        var actions = random.Next(1, 7);
        for (var i = 0; i < actions; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(CultureInfo.InvariantCulture, $"\"{service}:{Verbs[random.Next(Verbs.Length)]}{(random.Next(4) == 0 ? "*" : Nouns[random.Next(Nouns.Length)])}\"");
        }

        var resource = random.Next(5) == 0 ? "*" : $"arn:aws:{service}:::app-{random.Next(1000)}/team+{random.Next(100)}/*";
        text.Append(CultureInfo.InvariantCulture, $"],\"Resource\":\"{resource}\"}}");
    }
}
