package app.ringdown.exchange.api.socket;

/** What is at our end of one connection. Its methods are called one at a time and must not wait. */
public interface Peer {

    /** Whether incoming messages count against {@link SocketLimits#messagesPerSecond}. */
    boolean limited();

    /** A text message. */
    void onText(String text);

    /** The connection is gone; may be said twice. */
    void onClose();

    /** The connection is about to be closed from here: the last chance to say so. */
    void onShutdown();
}
