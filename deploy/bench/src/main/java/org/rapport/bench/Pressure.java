package org.rapport.bench;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What two hundred clients that send a byte a second do to everybody else's answers. */
final class Pressure {

    private static final int DRIPPING = 200;
    private static final int OTHERS = 4;
    private static final int BODY_BYTES = 10_000;

    private Pressure() {}

    /** How many times as long the slowest of a hundred answers takes under pressure: the median over pairs of runs. */
    static double ratio(URI gateway, String dripping, Supplier<byte[]> requests, int runs, Duration time)
            throws InterruptedException {
        var ratios = new ArrayList<Double>();
        for (int run = 0; run < runs; run++) {
            double calm = Load.run(gateway, OTHERS, time, requests).p99();
            var over = new AtomicBoolean();
            var drips = Thread.ofPlatform().start(() -> drip(gateway, dripping, over));
            ratios.add(Load.run(gateway, OTHERS, time, requests).p99() / calm);
            over.set(true);
            drips.join();
        }
        return ratios.stream().sorted().toList().get(runs / 2);
    }

    /** Whoever is cut off comes back at once. */
    private static void drip(URI gateway, String token, AtomicBoolean over) {
        byte[] head = ("POST /sales/leads HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY_BYTES + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        List<Socket> clients = new ArrayList<>();
        try {
            while (!over.get()) {
                for (int client = 0; client < DRIPPING; client++) {
                    if (client == clients.size()) {
                        clients.add(open(gateway, head));
                    }
                    try {
                        clients.get(client).getOutputStream().write(' ');
                    } catch (IOException _) {
                        clients.set(client, open(gateway, head));
                    }
                }
                Thread.sleep(1_000);
            }
            for (var client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a dripping client cannot connect", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Socket open(URI gateway, byte[] head) throws IOException {
        var socket = new Socket(gateway.getHost(), gateway.getPort());
        socket.getOutputStream().write(head);
        return socket;
    }
}
