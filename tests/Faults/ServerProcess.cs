using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ksat.Provisioning.Faults.Tests;

/// <summary>The product as a process of its own on a folder of its own: started, killed and started again on the same data.</summary>
internal sealed class ServerProcess : IDisposable
{
    public const string ScimToken = "scim-token-of-the-kill-tests-0123456789";
    public const string ConsoleKey = "console-key-of-the-kill-tests-0123456789";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _folder = Directory.CreateTempSubdirectory("ksat-faults-").FullName;
    private readonly int _port = FreePort();
    private readonly StringBuilder _said = new();
    private readonly Dictionary<string, string> _settings;
    private Process? _process;

    /// <param name="settings">Environment on top of what every such server gets.</param>
    /// <param name="connection">What the connection string says besides the file.</param>
    public ServerProcess(IReadOnlyDictionary<string, string>? settings = null, string connection = "") =>
        _settings = new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
        {
            ["ConnectionStrings__Provisioning"] = $"Data Source={DatabaseFile};{connection}",
            ["Bootstrap__ScimToken"] = ScimToken,
            ["Bootstrap__ConsoleKey"] = ConsoleKey,
        };

    public string DatabaseFile => Path.Combine(_folder, "provisioning.db");

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    public Uri TenantUrl => new(Address, "scim/v2");

    public int Id => _process!.Id;

    /// <summary>A client without memory of earlier connections, for one life of the process.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };

    /// <param name="fileSizeKilobytes">No file may grow beyond this, as on a full disk; it can be lifted with <see cref="LiftFileSize"/>.</param>
    public async Task StartAsync(int? fileSizeKilobytes = null)
    {
        _process = Process.Start(fileSizeKilobytes is { } most ? Limited(most) : Plain())!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync();
    }

    /// <summary>SIGKILL: no handler runs, no buffer is flushed.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async Task LiftFileSize()
    {
        using var prlimit = Process.Start(new ProcessStartInfo("prlimit", ["--pid", $"{Id}", "--fsize=unlimited:unlimited"]))!;
        await prlimit.WaitForExitAsync();
        prlimit.ExitCode.ShouldBe(0);
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private ProcessStartInfo Plain() => Dressed(new ProcessStartInfo("dotnet", Arguments()));

    private ProcessStartInfo Limited(int kilobytes)
    {
        // Ignored, SIGXFSZ becomes the error EFBIG of the write. Write-xor-execute maps a file larger than the limit and must be off.
        var start = Dressed(new ProcessStartInfo("bash", ["-c", $"trap '' XFSZ; ulimit -S -f {kilobytes}; exec dotnet \"$@\"", "bash", .. Arguments()]));
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return start;
    }

    private string[] Arguments() => [WebAssembly(), "--urls", Address.AbsoluteUri.TrimEnd('/')];

    private ProcessStartInfo Dressed(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, _folder);
        start.Environment["DOTNET_gcServer"] = "0";
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient { Timeout = Patience };
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < Patience && !_process!.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "health/ready"));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(Pause, TimeProvider.System);
        }

        lock (_said)
        {
            Assert.Fail($"The server does not get ready. It said:\n{_said}");
        }
    }

    private void Keep(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }

    /// <summary>The build of the Web project that belongs to this build of the tests.</summary>
    private static string WebAssembly()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        var root = output;
        while (!File.Exists(Path.Combine(root.FullName, "Ksat.Provisioning.sln")))
        {
            root = root.Parent!;
        }

        return Path.Combine(root.FullName, "src", "Web", "bin", configuration, framework, "Ksat.Provisioning.Web.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
