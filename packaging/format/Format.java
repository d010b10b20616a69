import com.google.googlejavaformat.java.Main;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats the Java files of the tree, or with {@code --check} names those that are not formatted
 * and fails. Run by the build from source, since google-java-format takes a list of files and not a
 * folder.
 */
void main(String... args) throws Exception {
    boolean check = List.of(args).contains("--check");
    var command =
            new ArrayList<>(
                    check
                            ? List.of("--aosp", "--dry-run", "--set-exit-if-changed")
                            : List.of("--aosp", "--replace"));
    for (String root : List.of("src", "packaging")) {
        command.addAll(javaFiles(Path.of(root)));
    }
    int exit = format(command);
    if (!check) {
        // Once more: a string that it broke into lines is indented only by the next run.
        exit = format(command);
    }
    if (exit != 0 && check) {
        System.err.println(
                "The files above are not formatted. Format the tree by: ./mvnw -q -Pformat");
    }
    System.exit(exit);
}

int format(List<String> command) throws Exception {
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    return new Main(out, err, InputStream.nullInputStream()).format(command.toArray(String[]::new));
}

List<String> javaFiles(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
        return files.map(Path::toString).filter(file -> file.endsWith(".java")).sorted().toList();
    }
}
