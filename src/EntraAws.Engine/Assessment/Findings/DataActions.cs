namespace EntraAws.Engine.Assessment;

/// <summary>
/// The actions that read what is stored, as against how it is set up: the catalogue calls both Read. Written from AWS's
/// service authorization reference.
/// </summary>
internal static class DataActions
{
    public static IReadOnlyList<string> Secrets { get; } = ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"];

    public static IReadOnlyList<string> All { get; } =
    [
        .. Secrets,
        "s3:GetObject", "s3:GetObjectVersion", "s3-object-lambda:GetObject", "s3express:CreateSession",
        "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory",
        "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:GetRecords", "dynamodb:PartiQLSelect", "dynamodb:ExportTableToPointInTime",
        "rds:CopyDBSnapshot", "rds:CreateDBSnapshot", "rds:StartExportTask", "rds:DownloadCompleteDBLogFile", "rds-data:ExecuteStatement", "rds-db:connect",
        "ec2:CreateSnapshot", "ec2:CopySnapshot", "ebs:GetSnapshotBlock", "ec2:GetPasswordData",
        "redshift:GetClusterCredentials", "redshift-data:ExecuteStatement", "redshift-data:GetStatementResult",
        "elasticmapreduce:GetClusterSessionCredentials", "lightsail:GetInstanceAccessDetails",
        "athena:GetQueryResults", "sqs:ReceiveMessage", "kinesis:GetRecords", "codecommit:GitPull", "codecommit:GetFile",
        "ecr:GetDownloadUrlForLayer", "lambda:GetFunction", "logs:GetLogEvents", "logs:FilterLogEvents", "logs:GetQueryResults",
        "backup:StartRestoreJob", "es:ESHttpGet", "aoss:APIAccessAll", "cassandra:Select", "elasticfilesystem:ClientMount",
    ];
}
