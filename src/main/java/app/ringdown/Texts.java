package app.ringdown;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What the command line says, in the words of {@code texts.properties}. */
final class Texts {
    static final String BUNDLE = "app.ringdown.texts";

    private Texts() {}

    static String of(String key, Object... values) {
        return MessageFormat.format(ResourceBundle.getBundle(BUNDLE).getString(key), values);
    }
}
