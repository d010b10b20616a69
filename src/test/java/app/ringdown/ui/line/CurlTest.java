package app.ringdown.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.venue.Transfer;

import org.junit.jupiter.api.Test;

import java.util.List;

class CurlTest {
    private static Transfer.Call call(
            String method, String url, List<Transfer.Header> headers, String body) {
        return new Transfer.Call(
                1, 2, 3, "", "", method, url, headers, body, 1, 200, List.of(), "", 0, "", 0, 0);
    }

    @Test
    void anOpenCall() {
        assertThat(Curl.of(call("GET", "http://h/p?a=1&b=it's", List.of(), "")))
                .isEqualTo("curl 'http://h/p?a=1&b=it'\\''s'");
    }

    @Test
    void aSignedCallHasVariablesWhereItsSecretsWere() {
        List<Transfer.Header> headers = List.of(new Transfer.Header("X-MBX-APIKEY", "***"));
        assertThat(Curl.of(call("DELETE", "http://h/p?a=1&signature=***", headers, "")))
                .isEqualTo(
                        "curl -X DELETE -H 'X-MBX-APIKEY: '\"$API_KEY\""
                                + " 'http://h/p?a=1&signature='\"$SIGNATURE\"");
        assertThat(Curl.of(call("PUT", "http://h/p?listenKey=***&a=$HOME", List.of(), "x=1")))
                .isEqualTo("curl -X PUT -d 'x=1' 'http://h/p?listenKey='\"$LISTEN_KEY\"'&a=$HOME'");
    }
}
