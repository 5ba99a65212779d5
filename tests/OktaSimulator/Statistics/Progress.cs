namespace Ksat.Provisioning.OktaSimulator.Statistics;

/// <summary>Shows how far an act has come: a bar that moves on a terminal, plain lines elsewhere.</summary>
internal sealed class Progress(TextWriter output, bool terminal)
{
    private const int Width = 30;
    private readonly Lock _lock = new();
    private string _act = "";
    private int _total;
    private int _done;
    private int _shown;

    public void Begin(string act, int total)
    {
        lock (_lock)
        {
            (_act, _total, _done, _shown) = (act, total, 0, -1);
            Show();
        }
    }

    public void Step()
    {
        lock (_lock)
        {
            _done++;
            Show();
        }
    }

    private void Show()
    {
        var percent = _total == 0 ? 100 : (int)(100L * _done / _total);
        if (terminal && percent != _shown)
        {
            var filled = percent * Width / 100;
            output.Write($"\r{_act,-28} [{new string('█', filled)}{new string('░', Width - filled)}] {percent,3} %  {_done:N0}/{_total:N0} ");
            if (percent == 100)
            {
                output.WriteLine();
            }
        }
        else if (!terminal && percent == 100 && _shown != 100)
        {
            output.WriteLine($"{_act}: {_total:N0}");
        }

        _shown = percent;
    }
}
