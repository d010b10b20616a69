package app.ringdown;

import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;

/**
 * What goes wrong with the log itself, a full disk for one: on stderr, as stdout belongs to what
 * the commands print. Named in logback.xml.
 */
public final class LogTrouble implements StatusListener {
    @Override
    public void addStatusEvent(Status status) {
        if (status.getLevel() == Status.ERROR) {
            System.err.println(status.getMessage());
        }
    }
}
