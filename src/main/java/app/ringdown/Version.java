package app.ringdown;

import java.util.ResourceBundle;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Ringdown " + number()};
    }

    static String number() {
        return ResourceBundle.getBundle("app.ringdown.version").getString("version");
    }
}
