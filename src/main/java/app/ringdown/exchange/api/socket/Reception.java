package app.ringdown.exchange.api.socket;

import app.ringdown.exchange.drill.Scope;

/** Decides who answers at which address. */
public interface Reception {

    /** Whether there is anything at this path; otherwise the client gets a 404. */
    boolean knows(String path);

    /** Which faults of a drill strike the connections of a path that is known. */
    Scope scope(String path);

    /** A connection was opened at a path that is known. */
    Peer welcome(Connection connection, Target target);
}
