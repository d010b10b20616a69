package app.ringdown.bench.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.UUID;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * Puts a server's bytes into TLS: what reading them over {@code wss} costs can be measured with any
 * server of the plain kind. It runs in a process of its own, so that its own work is not counted.
 * Its certificate is made for the run.
 */
public final class TlsRelay implements AutoCloseable {
    private static final int PIECE = 256 << 10;

    private final SSLServerSocket listening;
    private final URI server;
    private final Path keys;

    /**
     * Listens on any port of this computer.
     *
     * @param server {@code ws://} on this computer
     * @param folder where the certificate goes, with its key
     */
    public TlsRelay(URI server, Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        this.server = server;
        keys = folder.resolve("relay.p12");
        String password = UUID.randomUUID().toString();
        makeKey(password);
        KeyStore store = KeyStore.getInstance(keys.toFile(), password.toCharArray());
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, password.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), null, null);
        listening =
                (SSLServerSocket)
                        tls.getServerSocketFactory()
                                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Files.write(certificate(), store.getCertificate("relay").getEncoded());
    }

    private void makeKey(String password) throws IOException, InterruptedException {
        Process made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "relay",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=127.0.0.1",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-keystore",
                                keys.toString(),
                                "-storepass",
                                password)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    /** Where it is dialled. */
    public URI uri() {
        return URI.create("wss://127.0.0.1:" + listening.getLocalPort() + server.getRawPath());
    }

    /** The certificate that is to be trusted, DER. */
    public Path certificate() {
        return keys.resolveSibling("relay.cer");
    }

    /** Relays one connection after the other, until the process is ended. */
    public void serve() throws IOException {
        while (true) {
            try (Socket client = listening.accept();
                    Socket plain = new Socket()) {
                plain.connect(new InetSocketAddress(server.getHost(), server.getPort()));
                Thread.ofVirtual().start(() -> copyQuietly(client, plain));
                copyQuietly(plain, client);
            }
        }
    }

    private static void copyQuietly(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                out.write(piece, 0, read);
                out.flush();
            }
            to.close();
        } catch (IOException e) {
            // One of the two has gone: that is the end of this connection.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
