package app.ringdown;

import picocli.CommandLine.IVersionProvider;

import java.util.ResourceBundle;

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
