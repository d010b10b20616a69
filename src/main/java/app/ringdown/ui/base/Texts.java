package app.ringdown.ui.base;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Every text that a person sees, from the bundle {@code app/ringdown/texts}. A key that is missing
 * is a programming error.
 */
public final class Texts {
    private final ResourceBundle bundle;
    private final Locale locale;

    public Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("app.ringdown.texts", locale);
    }

    public Locale locale() {
        return locale;
    }

    /**
     * The text of a key. An apostrophe in it is an apostrophe, not MessageFormat's quotation mark.
     *
     * @param arguments filled into {@code {0}}, {@code {1}}, ... of the text
     */
    public String get(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0
                ? text
                : new MessageFormat(text.replace("'", "''"), locale).format(arguments);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
