package org.rapport.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One keep-alive connection that sends prepared requests and reads answers with as little work as it can: what the load
 * generator burns is taken from the servers, which share its cores.
 */
final class HttpConnection implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    /** What came back. {@code body} is empty where nobody asked for it. */
    record Answer(int status, String body) {}

    private final Socket socket;
    private final InputStream in;

    HttpConnection(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** The bytes of a request with a token; {@code body} may be empty. */
    static byte[] request(String method, String path, String token, String body) {
        return request(method, path, token, "", body);
    }

    /** The same for the record's version {@code version}. */
    static byte[] request(String method, String path, String token, int version, String body) {
        return request(method, path, token, "If-Match: \"" + version + "\"\r\n", body);
    }

    private static byte[] request(String method, String path, String token, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + "\r\nAccept: application/json\r\n" + headers
                + (content.length == 0
                        ? ""
                        : "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n")
                + "\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    /** Sends and waits; the body is read whole, and kept only if {@code keepBody}. */
    Answer exchange(byte[] request, boolean keepBody) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding: chunked", 0, 26)) {
                chunked = true;
            }
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        return new Answer(
                Integer.parseInt(status.substring(9, 12)), keepBody ? new String(body, StandardCharsets.UTF_8) : "");
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            body.write(in.readNBytes(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
