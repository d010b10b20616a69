import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes an application image of the program, with a Java runtime of its own, for the system it runs
 * on: {@code ./mvnw -Pdist verify} leaves it in target/dist. The program is on the class path and
 * JavaFX among the runtime's modules.
 */
void main(String... args) throws Exception {
    Path app = Path.of(args[0]);
    String version = args[1];
    Path dist = emptied(app.resolveSibling("dist"));
    Path work = emptied(app.resolveSibling("dist-work"));
    Path lib = app.resolve("lib");
    Path jars = Files.createDirectory(work.resolve("jars"));
    for (Path jar : libraries(lib)) {
        Files.copy(jar, jars.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }

    var options = new ArrayList<String>();
    options.addAll(
            List.of(
                    "--type",
                    "app-image",
                    "--dest",
                    dist.toString(),
                    "--temp",
                    work.resolve("temp").toString()));
    options.addAll(List.of("--name", "ringdown", "--app-version", version.replaceFirst("-.*", "")));
    options.addAll(List.of("--vendor", "Ringdown", "--description", "A desktop trading client"));
    options.addAll(List.of("--icon", Icon.write(work, system()).toString()));
    options.addAll(List.of("--input", jars.toString(), "--main-jar", "ringdown.jar"));
    options.addAll(
            List.of(
                    "--module-path",
                    lib.resolve("javafx").toString(),
                    "--add-modules",
                    modules(lib)));
    for (String flag : flags(lib.resolve("jvm.args"))) {
        options.addAll(List.of("--java-options", flag));
    }
    if (system().startsWith("windows")) {
        // A window's program has no console there: the commands that print have a launcher that
        // does.
        Path console = Files.writeString(work.resolve("console.properties"), "win-console=true\n");
        options.addAll(List.of("--add-launcher", "ringdown-console=" + console));
    }
    run("jpackage", options);
    check(launcher(dist), version);
}

/** What the jars import, and what Gson asks for by name only: another way to make an object. */
String modules(Path lib) throws IOException {
    var options = new ArrayList<>(List.of("--print-module-deps", "--ignore-missing-deps"));
    options.addAll(List.of("--multi-release", "25"));
    options.addAll(List.of("--module-path", lib.resolve("javafx").toString()));
    libraries(lib).forEach(jar -> options.add(jar.toString()));
    return run("jdeps", options).strip() + ",jdk.unsupported";
}

/** The image is only made when it runs. */
void check(Path launcher, String version) throws Exception {
    Process process =
            new ProcessBuilder(launcher.toString(), "--version").redirectErrorStream(true).start();
    String said = process.inputReader().readAllAsString().strip();
    if (process.waitFor() != 0 || !said.equals("Ringdown " + version)) {
        throw new IllegalStateException(launcher + " said: " + said);
    }
    System.out.println("Made " + launcher);
}

Path launcher(Path dist) {
    if (system().startsWith("windows")) {
        return dist.resolve("ringdown/ringdown-console.exe");
    }
    return dist.resolve(
            system().startsWith("mac")
                    ? "ringdown.app/Contents/MacOS/ringdown"
                    : "ringdown/bin/ringdown");
}

List<String> flags(Path file) throws IOException {
    return Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .toList();
}

List<Path> libraries(Path lib) throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
        return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
}

String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT);
}

String run(String tool, List<String> options) {
    var out = new StringWriter();
    var writer = new PrintWriter(out);
    int exit =
            ToolProvider.findFirst(tool)
                    .orElseThrow()
                    .run(writer, writer, options.toArray(String[]::new));
    if (exit != 0) {
        throw new IllegalStateException(tool + " failed: " + out);
    }
    return out.toString();
}

Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
    return Files.createDirectories(folder);
}
