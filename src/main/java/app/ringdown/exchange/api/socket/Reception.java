package app.ringdown.exchange.api.socket;

/** Decides who answers at which address. */
public interface Reception {

    /** Whether there is anything at this path; otherwise the client gets a 404. */
    boolean knows(String path);

    /** A connection was opened at a path that is known. */
    Peer welcome(Connection connection, Target target);
}
