using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

/// <summary>A console with somebody at it who answers each question with the next letter given, and then with the last one again.</summary>
public sealed class AnsweringHost : PSHost
{
    private readonly AnsweringInterface _ui;

    public AnsweringHost(string answers) => _ui = new AnsweringInterface(answers);

    /// <summary>The questions that were asked.</summary>
    public IReadOnlyList<string> Questions => _ui.Questions;

    /// <summary>What was written to the console itself, the What if lines among it.</summary>
    public IReadOnlyList<string> Lines => _ui.Lines;

    public override string Name => "Answering";

    public override Version Version => new Version(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}

/// <summary>The console of <see cref="AnsweringHost"/>.</summary>
public sealed class AnsweringInterface : PSHostUserInterface
{
    private readonly string _answers;

    public AnsweringInterface(string answers) => _answers = answers;

    public List<string> Questions { get; } = new List<string>();

    public List<string> Lines { get; } = new List<string>();

    public override PSHostRawUserInterface RawUI => null;

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        var answer = "&" + _answers[Math.Min(Questions.Count, _answers.Length - 1)];
        Questions.Add(caption + " | " + message);
        for (var i = 0; i < choices.Count; i++)
        {
            // The long answers, Yes to All and No to All, have their letter in another word: A and L.
            if (choices[i].Label.Contains(answer)) return i;
        }

        throw new InvalidOperationException("There is no answer " + answer);
    }

    public override void Write(string value) => Lines.Add(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Lines.Add(value);

    public override void WriteLine(string value) => Lines.Add(value);

    public override void WriteErrorLine(string value) => Lines.Add(value);

    public override void WriteDebugLine(string message) => Lines.Add(message);

    public override void WriteVerboseLine(string message) => Lines.Add(message);

    public override void WriteWarningLine(string message) => Lines.Add(message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw new NotSupportedException();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new NotSupportedException();
}
