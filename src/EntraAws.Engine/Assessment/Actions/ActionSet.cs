using System.Numerics;

namespace EntraAws.Engine.Assessment;

/// <summary>
/// A set of actions of an <see cref="ActionUniverse"/>, one bit each. Actions are numbered service by service, so that
/// the set of a policy for one service is a few words once it is trimmed.
/// </summary>
internal sealed class ActionSet
{
    private const int WordBits = 64;

    private readonly int _first;
    private readonly ulong[] _words;

    public ActionSet(int size) : this(0, new ulong[(size + WordBits - 1) / WordBits])
    {
    }

    private ActionSet(int first, ulong[] words)
    {
        _first = first;
        _words = words;
    }

    public bool IsEmpty => !_words.AsSpan().ContainsAnyExcept(0UL);

    public int Count => _words.Sum(BitOperations.PopCount);

    public bool this[int index] => Word(index / WordBits) >> (index % WordBits) is var shifted && (shifted & 1) == 1;

    public void Add(int index) => _words[index / WordBits - _first] |= 1UL << (index % WordBits);

    public void Remove(int index) => _words[index / WordBits - _first] &= ~(1UL << (index % WordBits));

    public void Add(ActionSet other)
    {
        for (var i = 0; i < other._words.Length; i++) _words[other._first + i - _first] |= other._words[i];
    }

    public void Remove(ActionSet other)
    {
        for (var i = 0; i < _words.Length; i++) _words[i] &= ~other.Word(_first + i);
    }

    public void Keep(ActionSet other)
    {
        for (var i = 0; i < _words.Length; i++) _words[i] &= other.Word(_first + i);
    }

    public bool Overlaps(ActionSet other)
    {
        if (other._words.Length < _words.Length) return other.Overlaps(this);
        for (var i = 0; i < _words.Length; i++)
        {
            if ((_words[i] & other.Word(_first + i)) != 0) return true;
        }

        return false;
    }

    /// <summary>Whether any action is in all three; quickest when this is the smallest.</summary>
    public bool Overlaps(ActionSet other, ActionSet third)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if ((_words[i] & other.Word(_first + i) & third.Word(_first + i)) != 0) return true;
        }

        return false;
    }

    public bool Contains(ActionSet other)
    {
        for (var i = 0; i < other._words.Length; i++)
        {
            if ((other._words[i] & ~Word(other._first + i)) != 0) return false;
        }

        return true;
    }

    /// <summary>What is in both, as a set of its own.</summary>
    public ActionSet Common(ActionSet other)
    {
        if (other._words.Length < _words.Length) return other.Common(this);
        var common = new ActionSet(_first, (ulong[])_words.Clone());
        common.Keep(other);
        return common;
    }

    /// <summary>The same set in as little room as it takes. It can be added to others; nothing can be added to it.</summary>
    public ActionSet Trim()
    {
        var from = _words.AsSpan().IndexOfAnyExcept(0UL);
        return from < 0 ? new ActionSet(0, []) : new ActionSet(_first + from, _words[from..(_words.AsSpan().LastIndexOfAnyExcept(0UL) + 1)]);
    }

    public IEnumerable<int> Indexes()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var word = _words[i]; word != 0; word &= word - 1) yield return (_first + i) * WordBits + BitOperations.TrailingZeroCount(word);
        }
    }

    private ulong Word(int at) => (uint)(at - _first) < (uint)_words.Length ? _words[at - _first] : 0;
}
