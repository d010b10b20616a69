package app.ringdown.ui.shell;

/** There is no desk for a reason that no venue gave; the message is a sentence for the person. */
public final class ConnectionFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public ConnectionFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
