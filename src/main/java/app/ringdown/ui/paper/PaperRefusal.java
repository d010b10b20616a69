package app.ringdown.ui.paper;

/** The exchange inside says no; the message is its own sentence. */
public final class PaperRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    public PaperRefusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
