package app.ringdown;

import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.exchange.drill.Exercise;
import app.ringdown.exchange.drill.Latency;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

/** What the exchange does to its clients from the start: latency and faults. */
final class DrillOptions implements OptionSection {

    @Option(names = "--latency", paramLabel = "MS", defaultValue = "0")
    private int latency;

    @Option(names = "--jitter", paramLabel = "MS", defaultValue = "0")
    private int jitter;

    @Option(names = "--fault", paramLabel = "NAME[=RATE][,...]")
    private List<String> faults = new ArrayList<>();

    @Override
    public ExchangeOptions applyTo(ExchangeOptions options) {
        return options.withLatency(new Latency(latency, jitter))
                .withFaults(faults.stream().map(Exercise::parse).toList());
    }
}
