package app.ringdown;

/**
 * A failure whose message is a sentence for the person at the console; the cause is for the log.
 */
final class Explained extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Explained(String sentence) {
        super(sentence);
    }

    Explained(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
