package app.ringdown;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Folders that are for a while only. */
final class Folders {
    private Folders() {}

    /** Deletes a folder and what is in it; what can't be deleted is left, and logged. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path emptied, @Nullable IOException failure) throws IOException {
                            Files.delete(emptied);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            LoggerFactory.getLogger(Folders.class).warn("{} is left behind", folder, e);
        }
    }
}
