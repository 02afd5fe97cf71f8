package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.fixture.FakeService;

@QuarkusTest
class StreamingTest extends GatewayTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int TIMES = 256;

    @Test
    void streamsALargeAnswerWithoutKeepingIt() throws Exception {
        var chunk = new byte[MEGABYTE];
        var written = new AtomicLong();
        surroundings.sales().answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (var time = 0; time < TIMES; time++) {
                    out.write(chunk);
                    written.addAndGet(chunk.length);
                }
            }
        });

        var answer = CLIENT.send(asAda("/sales/export").build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            assertThat(body.readNBytes(MEGABYTE)).hasSize(MEGABYTE);
            assertThat(quietValueOf(written)).as("written while nobody reads").isLessThan(64L * MEGABYTE);
            assertThat(MEGABYTE + count(body)).isEqualTo((long) TIMES * MEGABYTE);
        }
    }

    @Test
    void streamsALargeBodyAsTheServiceReadsIt() throws Exception {
        var mayRead = new CountDownLatch(1);
        var read = new AtomicLong();
        surroundings.sales().answer(exchange -> {
            await(mayRead);
            read.set(count(exchange.getRequestBody()));
            FakeService.respond(exchange, 200, "{}");
        });
        var produced = new AtomicLong();
        var size = 39L * MEGABYTE;
        var sending = CLIENT.sendAsync(
                asAda("/sales/imports")
                        .POST(BodyPublishers.ofInputStream(() -> new Zeros(size, produced)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(quietValueOf(produced))
                .as("taken while the service does not read")
                .isLessThan(size);
        mayRead.countDown();

        assertThat(sending.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(read.get()).isEqualTo(size);
    }

    @Test
    void deliversEventsAsTheyCome() throws Exception {
        var next = new Semaphore(0);
        surroundings.sales().answer(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (var event = 1; event <= 3; event++) {
                    next.acquireUninterruptibly();
                    out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
        });
        next.release();

        var answer = CLIENT.send(asAda("/sales/stream").build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            for (var event = 1; event <= 3; event++) {
                assertThat(new String(body.readNBytes(9), StandardCharsets.UTF_8))
                        .isEqualTo("data: " + event + "\n\n");
                next.release();
            }
        }
    }

    @Test
    void refusesATooLongBodyBeforeItIsRead() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("POST /sales/leads HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                                    + surroundings.idp().token().sign()
                                    + "\r\nContent-Length: 99999999999\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("urn:problem:too-large");
            assertThat(surroundings.sales().asked()).isEmpty();
        }
    }

    @Test
    void refusesATooLongBodyWhileItStreams() throws Exception {
        var cutOff = new AtomicBoolean();
        surroundings.sales().answer(exchange -> {
            try {
                count(exchange.getRequestBody());
            } catch (IOException _) {
                cutOff.set(true);
            }
        });
        var token = surroundings.idp().token().sign();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var out = socket.getOutputStream();
            out.write(("POST /sales/leads HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            for (var time = 0; time < 41; time++) {
                out.write("100000\r\n".getBytes(StandardCharsets.ISO_8859_1));
                out.write(new byte[MEGABYTE]);
                out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
            out.flush();

            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);

            assertThat(answer).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void tellsAWaitingClientToSendItsBody() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var out = socket.getOutputStream();
            out.write(
                    ("POST /sales/leads HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nAuthorization: Bearer "
                                    + surroundings.idp().token().sign() + "\r\nContent-Length: 2\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            var go = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(new String(socket.getInputStream().readNBytes(go.length()), StandardCharsets.ISO_8859_1))
                    .isEqualTo(go);
            out.write("{}".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void refusesAWaitingClientBeforeItSendsItsBody() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("POST /sales/leads HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
                    .isEqualTo("HTTP/1.1 401");
        }
    }

    /** The value once it has stopped growing: unchanged while several round trips to the gateway pass. */
    private long quietValueOf(AtomicLong value) {
        var before = -1L;
        var unchanged = 0;
        while (unchanged < 40) {
            send(to("/health/live"));
            var now = value.get();
            unchanged = now == before && now > 0 ? unchanged + 1 : 0;
            before = now;
        }
        return before;
    }

    private static long count(InputStream in) throws IOException {
        var buffer = new byte[65_536];
        var total = 0L;
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
        }
        return total;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        }
    }

    /** So many zero bytes, counted as they are taken. */
    private static final class Zeros extends InputStream {

        private final AtomicLong taken;
        private long left;

        Zeros(long size, AtomicLong taken) {
            this.left = size;
            this.taken = taken;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            taken.incrementAndGet();
            return 0;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            var read = (int) Math.min(left, length);
            left -= read;
            taken.addAndGet(read);
            return read;
        }
    }
}
