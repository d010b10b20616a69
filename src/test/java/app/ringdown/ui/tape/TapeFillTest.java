package app.ringdown.ui.tape;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.FakeVenue;
import app.ringdown.market.Instrument;
import app.ringdown.market.Print;
import app.ringdown.venue.VenueException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/** When trades are asked for by REST. */
class TapeFillTest {
    private final Instrument btc = new FakeVenue().instrument("BTCUSDT");
    private final TapeRows rows = new TapeRows(100);
    private final List<CompletableFuture<List<Print>>> questions = new ArrayList<>();
    private final TapeFill fill = new TapeFill(rows, btc, _ -> ask());
    private long nanos;

    private CompletableFuture<List<Print>> ask() {
        CompletableFuture<List<Print>> question = new CompletableFuture<>();
        questions.add(question);
        return question;
    }

    @BeforeEach
    void begin() {
        fill.begin(btc);
    }

    private void frame() {
        nanos += 16_000_000;
        fill.step(nanos, true);
    }

    private void later() {
        nanos += 10 * TapeFill.PAUSE_NANOS;
        frame();
    }

    private void answer(long from, long to) {
        questions
                .getLast()
                .complete(LongStream.rangeClosed(from, to).mapToObj(TapeRowsTest::print).toList());
        frame();
    }

    private void stream(long... ids) {
        LongStream.of(ids).mapToObj(TapeRowsTest::print).forEach(rows::add);
        frame();
    }

    @Test
    void itWaitsForTheLineAndAsksOnce() {
        fill.step(1, false);
        assertThat(questions).isEmpty();
        frame();
        frame();
        assertThat(questions).hasSize(1);
        assertThat(fill.isBeginning()).isTrue();
        answer(1, 5);
        stream(6, 7);
        later();
        assertThat(rows.size()).isEqualTo(7);
        assertThat(questions).hasSize(1);
    }

    @Test
    void whatCameToBeMissingAfterAnAnswerIsAskedForAfterAPause() {
        frame();
        answer(1, 5);
        stream(9);
        assertThat(questions).hasSize(1);
        later();
        assertThat(questions).hasSize(2);
        answer(4, 9);
        assertThat(rows.size()).isEqualTo(9);
        later();
        assertThat(questions).hasSize(2);
    }

    @Test
    void whatNoAnswerReachesIsNotAskedForForEver() {
        frame();
        answer(1, 2);
        stream(50);
        later();
        answer(45, 50);
        later();
        later();
        assertThat(questions).hasSize(2);
        assertThat(rows.isMissingAfter(0)).isTrue();
    }

    @Test
    void aFailureIsToldAndAskedAgain() {
        frame();
        questions
                .getLast()
                .completeExceptionally(
                        new VenueException(VenueException.Kind.RATE_LIMITED, 0, "Too many"));
        frame();
        assertThat(fill.trouble()).isNotNull().hasMessage("Too many");
        assertThat(questions).hasSize(1);
        later();
        answer(1, 3);
        assertThat(fill.trouble()).isNull();
        assertThat(rows.size()).isEqualTo(3);
    }

    @Test
    void anAnswerForTheLastInstrumentIsDropped() {
        frame();
        CompletableFuture<List<Print>> old = questions.getLast();
        rows.clear();
        fill.begin(btc);
        old.complete(List.of(TapeRowsTest.print(1)));
        frame();
        assertThat(rows.size()).isZero();
        assertThat(questions).hasSize(2);
    }
}
