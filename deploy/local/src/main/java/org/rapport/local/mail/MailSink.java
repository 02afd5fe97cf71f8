package org.rapport.local.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.rapport.local.process.Ports;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The process behind {@link MailServer}: SMTP in, files out, and a JSON view of them.
 * {@code GET /mails}, {@code GET /mails/3}, {@code GET /mails/3/source}.
 */
final class MailSink {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Mailbox mailbox;

    private MailSink(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    public static void main(String[] arguments) throws IOException {
        var sink = new MailSink(new Mailbox(Path.of(arguments[2])));
        sink.listen(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void listen(int smtpPort, int httpPort) throws IOException {
        InetAddress address = InetAddress.getByName(Ports.HOST);
        SMTPServer smtp = new SMTPServer.Builder()
                .bindAddress(address)
                .port(smtpPort)
                .hostName("localhost")
                .softwareName("mail sink")
                .simpleMessageListener(new Listener())
                .build();
        smtp.start();
        HttpServer http = HttpServer.create(new InetSocketAddress(address, httpPort), 0);
        http.createContext("/mails", this::answer);
        http.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/");
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else if (path.length == 2) {
                send(exchange, "application/json", Optional.of(JSON.writeValueAsBytes(mailbox.mails())));
            } else if (path.length == 3) {
                Optional<Mail> mail = mailbox.mail(number(path[2]));
                send(
                        exchange,
                        "application/json",
                        mail.isEmpty() ? Optional.empty() : Optional.of(JSON.writeValueAsBytes(mail.get())));
            } else {
                send(exchange, "message/rfc822", mailbox.source(number(path[2])));
            }
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static void send(HttpExchange exchange, String type, Optional<byte[]> content) throws IOException {
        byte[] body = content.orElseGet(() -> "{\"title\":\"no such mail\"}".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseHeaders().set("Content-Type", content.isPresent() ? type : "application/problem+json");
        exchange.sendResponseHeaders(content.isPresent() ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Takes mail from anyone to anyone. */
    private final class Listener implements SimpleMessageListener {

        @Override
        public boolean accept(String from, String recipient) {
            return true;
        }

        @Override
        public void deliver(String from, String recipient, InputStream content) throws IOException {
            mailbox.add(from, recipient, content);
        }
    }
}
