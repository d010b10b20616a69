package app.ringdown;

/** A failure that needs no stack trace: its message is a sentence for the person at the console. */
final class Explained extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Explained(String sentence) {
        super(sentence);
    }
}
