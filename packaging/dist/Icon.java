import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/**
 * Draws the program's icon: a candle that rings, on a dark tile. Each size is drawn for itself, so
 * that the small ones stay sharp. The window's own pictures are in the tree; to make them again:
 *
 * <pre>java packaging/dist/Icon.java src/main/resources/app/ringdown/icon</pre>
 */
final class Icon {
    private static final Color TILE_TOP = new Color(0x1d2733);
    private static final Color TILE_BOTTOM = new Color(0x0b1016);
    private static final Color CANDLE = new Color(0x2fd49b);
    private static final Color RING = new Color(0x5aa9ff);

    private Icon() {}

    static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (int size : new int[] {16, 32, 48, 64, 128, 256}) {
            Files.write(folder.resolve(size + ".png"), png(size));
        }
    }

    /** Writes the icon in the form that packages of a system want, and returns the file. */
    static Path write(Path folder, String system) throws IOException {
        if (system.startsWith("windows")) {
            return Files.write(folder.resolve("ringdown.ico"), ico(16, 24, 32, 48, 64, 256));
        }
        if (system.startsWith("mac")) {
            return Files.write(folder.resolve("ringdown.icns"), icns());
        }
        return Files.write(folder.resolve("ringdown.png"), png(512));
    }

    static byte[] png(int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        draw(g, size);
        g.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void draw(Graphics2D g, int size) {
        double margin = size < 48 ? 0 : size * 0.04;
        double tile = size - 2 * margin;
        g.setPaint(new GradientPaint(0, 0, TILE_TOP, 0, size, TILE_BOTTOM));
        g.fill(new RoundRectangle2D.Double(margin, margin, tile, tile, tile * 0.44, tile * 0.44));

        // A candle: the wick, and the body on it.
        double middle = size / 2.0;
        g.setColor(CANDLE);
        g.setStroke(stroke(Math.max(1, size * 0.045)));
        g.draw(new Line2D.Double(middle, size * 0.2, middle, size * 0.8));
        double width = Math.max(4, Math.rint(size * 0.17 / 2) * 2);
        double height = size * 0.34;
        g.fill(
                new RoundRectangle2D.Double(
                        middle - width / 2,
                        middle - height / 2,
                        width,
                        height,
                        width * 0.4,
                        width * 0.4));

        // The ringing: arcs to both sides, which fade as they go. The smallest sizes have room for
        // one.
        double[] radii = size < 32 ? new double[] {0.34} : new double[] {0.23, 0.35};
        for (int i = 0; i < radii.length; i++) {
            g.setColor(faded(RING, i == 0 ? 255 : 130));
            g.setStroke(stroke(Math.max(1.2, size * 0.045)));
            double radius = radii[i] * size;
            for (double direction : new double[] {0, 180}) {
                g.draw(
                        new Arc2D.Double(
                                middle - radius,
                                middle - radius,
                                2 * radius,
                                2 * radius,
                                direction - 38,
                                76,
                                Arc2D.OPEN));
            }
        }
    }

    private static BasicStroke stroke(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static Color faded(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    /** A directory of entries of 16 bytes, little-endian, then the pictures, which may be PNG. */
    private static byte[] ico(int... sizes) {
        List<byte[]> pictures = IntStream.of(sizes).mapToObj(Icon::png).toList();
        int offset = 6 + 16 * sizes.length;
        var file =
                ByteBuffer.allocate(offset + pictures.stream().mapToInt(p -> p.length).sum())
                        .order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
        for (int i = 0; i < sizes.length; i++) {
            byte side = (byte) sizes[i]; // 256 is written as 0
            file.put(side)
                    .put(side)
                    .put((byte) 0)
                    .put((byte) 0)
                    .putShort((short) 1)
                    .putShort((short) 32);
            file.putInt(pictures.get(i).length).putInt(offset);
            offset += pictures.get(i).length;
        }
        pictures.forEach(file::put);
        return file.array();
    }

    /** Blocks of a type, a length that counts both, and a PNG, big-endian. */
    private static byte[] icns() throws IOException {
        Map<String, Integer> kinds =
                new TreeMap<>(
                        Map.of(
                                "ic07", 128, "ic08", 256, "ic09", 512, "ic10", 1024, "ic11", 32,
                                "ic12", 64));
        var blocks = new ByteArrayOutputStream();
        var out = new DataOutputStream(blocks);
        for (Map.Entry<String, Integer> kind : kinds.entrySet()) {
            byte[] picture = png(kind.getValue());
            out.writeBytes(kind.getKey());
            out.writeInt(8 + picture.length);
            out.write(picture);
        }
        var file = new ByteArrayOutputStream();
        var head = new DataOutputStream(file);
        head.writeBytes("icns");
        head.writeInt(8 + blocks.size());
        blocks.writeTo(file);
        return file.toByteArray();
    }
}
