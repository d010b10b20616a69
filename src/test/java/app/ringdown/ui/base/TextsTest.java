package app.ringdown.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d");
    private static final Object[] ARGUMENTS = {11, 22, 33, 44, 55, 66, 77, 88, 99};

    private final Texts texts = new Texts(Locale.UK);

    @Test
    void everyPlaceOfEveryTextIsFilledAndEveryApostropheKept() {
        ResourceBundle bundle = ResourceBundle.getBundle("app.ringdown.texts", Locale.UK);
        for (String key : bundle.keySet()) {
            String raw = bundle.getString(key);
            if (PLACE.matcher(raw).find()) {
                String told = texts.get(key, ARGUMENTS);
                assertThat(PLACE.matcher(told).find()).as(key + ": " + told).isFalse();
                assertThat(apostrophes(told)).as(key).isEqualTo(apostrophes(raw));
            }
        }
    }

    private static long apostrophes(String text) {
        return text.chars().filter(c -> c == '\'').count();
    }
}
