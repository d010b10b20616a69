package app.ringdown.ui.trade;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/**
 * A short sound for each kind of event, made of sines. Plays on a thread of its own; where there is
 * no device it is silent and says so once in the log.
 */
final class Sounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sounds.class);
    private static final float RATE = 44_100;
    private static final AudioFormat FORMAT = new AudioFormat(RATE, 16, 1, true, false);
    private static final double LOUDNESS = 0.25;
    private static final int FADE = 400; // samples, so that it does not click

    /** What is heard: tones one after the other, each of so many ms. */
    enum Sound {
        FILL(70, 660, 880),
        REJECT(130, 330, 220),
        CANCEL(60, 520);

        private final int ms;

        @SuppressWarnings("ImmutableEnumChecker") // nobody else has it
        private final int[] hertz;

        Sound(int ms, int... hertz) {
            this.ms = ms;
            this.hertz = hertz;
        }

        /** 16-bit samples, little endian. */
        byte[] samples() {
            int each = (int) (RATE * ms / 1000);
            byte[] samples = new byte[2 * each * hertz.length];
            for (int i = 0; i < each * hertz.length; i++) {
                int at = i % each;
                double fade = Math.min(1, Math.min(at, each - 1 - at) / (double) FADE);
                double wave = Math.sin(2 * Math.PI * hertz[i / each] * at / RATE);
                short value = (short) (wave * fade * LOUDNESS * Short.MAX_VALUE);
                samples[2 * i] = (byte) value;
                samples[2 * i + 1] = (byte) (value >> 8);
            }
            return samples;
        }
    }

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("sounds").daemon().factory());
    private final AtomicBoolean playing = new AtomicBoolean();
    private volatile boolean silent;

    /** Plays a sound; one that comes while another is heard is left out. */
    void play(Sound sound) {
        if (!silent && playing.compareAndSet(false, true)) {
            thread.execute(() -> {
                try {
                    sounding(sound.samples());
                } finally {
                    playing.set(false);
                }
            });
        }
    }

    private void sounding(byte[] samples) {
        try (SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT)) {
            line.open(FORMAT);
            line.start();
            line.write(samples, 0, samples.length);
            line.drain();
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            silent = true;
            LOG.info("There is no device for sounds: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
