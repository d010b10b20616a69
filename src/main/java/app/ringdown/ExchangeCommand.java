package app.ringdown;

import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.ExchangeException;
import app.ringdown.exchange.ExchangeOptions;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * {@code ringdown exchange}: the embedded exchange alone, until it is stopped. Its one line on the
 * standard output holds the secret of a paper account on this machine: that is what it is for.
 */
@Command(name = "exchange", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ExchangeCommand implements Callable<Integer> {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    @ParentCommand private Ringdown ringdown;
    @Spec private CommandSpec spec;

    @ArgGroup(validate = false, headingKey = "exchange.place.heading", order = 1)
    private final PlaceOptions place = new PlaceOptions();

    @ArgGroup(validate = false, headingKey = "exchange.market.heading", order = 2)
    private final MarketOptions market = new MarketOptions();

    @ArgGroup(validate = false, headingKey = "exchange.limits.heading", order = 5)
    private final LimitOptions limits = new LimitOptions();

    @ArgGroup(validate = false, headingKey = "exchange.drill.heading", order = 9)
    private final DrillOptions drill = new DrillOptions();

    @Override
    public Integer call() throws InterruptedException {
        Exchange exchange = start();
        Runtime.getRuntime().addShutdownHook(new Thread(exchange::close, "stop"));
        exchange.setAside()
                .ifPresent(aside ->
                        spec.commandLine()
                                .getErr()
                                .println(
                                        Ringdown.TEXTS.get(
                                                "cli.exchange.set-aside", aside.movedTo())));
        print(exchange);
        new CountDownLatch(1).await(); // until the process is told to end
        return ExitCode.OK;
    }

    private Exchange start() {
        try {
            return Exchange.start(options());
        } catch (ExchangeException e) {
            throw new Explained(String.valueOf(e.getMessage()), e);
        }
    }

    private ExchangeOptions options() {
        try {
            ExchangeOptions options = ExchangeOptions.in(ringdown.dataDir().resolve("exchange"));
            for (OptionSection section : List.of(place, market, limits, drill)) {
                options = section.applyTo(options);
            }
            return options;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void print(Exchange exchange) {
        JsonObject line = new JsonObject();
        line.addProperty("rest", exchange.rest());
        line.addProperty("stream", exchange.stream());
        line.addProperty("wsApi", exchange.wsApi());
        line.addProperty("apiKey", exchange.apiKey());
        line.addProperty("apiSecret", exchange.apiSecret());
        exchange.publicKey()
                .ifPresent(key ->
                        line.addProperty(
                                key.kind().name().toLowerCase(Locale.ROOT) + "ApiKey", key.key()));
        PrintWriter out = spec.commandLine().getOut();
        out.println(GSON.toJson(line));
        out.flush();
    }
}
