package app.ringdown.bench.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

/** Whom the process trusts when it dials over TLS. */
public final class TlsTrust {
    /** Guards nothing, but a store without one is taken for unreadable. */
    private static final String PASSWORD = "certificates";

    private TlsTrust() {}

    /**
     * From now on the one certificate and no other, in the whole process; to be called before
     * anything is dialled.
     *
     * @param certificate DER or PEM
     */
    public static void only(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "only", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        Path file = Files.createTempFile("ringdown-trust", ".p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        file.toFile().deleteOnExit();
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
    }
}
