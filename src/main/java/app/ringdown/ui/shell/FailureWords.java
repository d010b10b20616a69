package app.ringdown.ui.shell;

import app.ringdown.ui.base.Texts;
import app.ringdown.venue.VenueException;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What went wrong with a log-in, in a sentence; the details are in the log. */
final class FailureWords {
    private FailureWords() {}

    static String of(Throwable failure, Texts texts) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof VenueException e) {
            return switch (e.kind()) {
                case BAD_KEY -> texts.get("shell.failure.key", e.code());
                case CLOCK -> texts.get("shell.failure.clock");
                case RATE_LIMITED -> texts.get("shell.failure.rate");
                case UNREACHABLE -> texts.get("shell.failure.unreachable");
                case REFUSED -> texts.get("shell.failure.refused", e.code(), said(e));
                case UNKNOWN -> texts.get("shell.failure.unknown");
                case NOT_ALLOWED -> texts.get("shell.failure.address");
            };
        }
        if (cause instanceof ConnectionFailure e) {
            return String.valueOf(e.getMessage());
        }
        return texts.get("shell.failure.other");
    }

    private static String said(VenueException e) {
        return String.valueOf(e.getMessage());
    }
}
