package org.rapport.images.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a part inside its own container whether it is well, for engines that run a program for that: our images have no shell and
 * no curl. Ends with status 0 when the answer is 200, and with 1 and one line otherwise.
 *
 * <p>It runs every few seconds beside each part. So it does with a socket what a client would load hundreds of classes for,
 * and joins texts by hand, for which {@code +} would make methods at run time.
 */
public final class Probe {

    private static final int MILLIS = 4000;
    private static final String OK = " 200";

    private Probe() {}

    /** @param arguments a port of this container and a path, such as {@code 8080 /q/health/ready} */
    public static void main(String... arguments) {
        String problem = arguments.length == 2 ? problem(arguments[0], arguments[1]) : "ask for a port and a path";
        if (!problem.isEmpty()) {
            System.err.println(problem);
            System.exit(1);
        }
    }

    private static String problem(String port, String path) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), MILLIS);
            String request = String.join(" ", "GET", path, "HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String status = String.valueOf(answer.readLine());
            return status.contains(OK) ? "" : String.join(" ", path, "at port", port, "answers", status);
        } catch (IOException | IllegalArgumentException e) {
            return String.join(" ", path, "at port", port, "does not answer:", e.toString());
        }
    }
}
