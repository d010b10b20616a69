package app.ringdown.ui.base;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** Pictures of the window, made by the program itself. */
public final class Pictures {
    private Pictures() {}

    /** What the scene shows now. JavaFX thread. */
    public static WritableImage of(Scene scene) {
        return scene.snapshot(null);
    }

    /** What a part of a scene shows now, on the colour that lies behind it. JavaFX thread. */
    public static WritableImage of(Region part, Color behind) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(behind);
        parameters.setViewport(new Rectangle2D(0, 0, part.getWidth(), part.getHeight()));
        return part.snapshot(parameters, null);
    }

    /** Writes a PNG. Any thread but JavaFX's: it waits for the disk. */
    public static void write(WritableImage picture, Path file) throws IOException {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, picture.getPixelReader().getArgb(x, y));
            }
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("This Java can't write PNG");
        }
    }
}
