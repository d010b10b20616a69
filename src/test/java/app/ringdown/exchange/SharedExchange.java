package app.ringdown.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One exchange for all tests that only need one to be there: started at the first call, closed with
 * the process.
 */
final class SharedExchange {
    private static final Exchange EXCHANGE = start();

    private SharedExchange() {}

    static Exchange get() {
        return EXCHANGE;
    }

    private static Exchange start() {
        try {
            Path folder = Files.createTempDirectory("exchange");
            Exchange exchange = Exchange.start(ExchangeOptions.in(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(exchange::close, "close-exchange"));
            return exchange;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExchangeException e) {
            throw new IllegalStateException(e);
        }
    }
}
