package org.rapport.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.process.Ports;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailServerTest {

    private final int smtpPort = Ports.free();
    private final int httpPort = Ports.free();
    private MailServer server;

    @BeforeAll
    void start(@TempDir Path state) throws MessagingException {
        server = MailServer.at(state, smtpPort, httpPort).start();
        send("Ihre Einladung nach Zürich", "<p>Hello,</p><a href=\"https://crm.example/set?a=1&amp;b=2\">set it</a>");
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @Test
    void keepsItsMailsOverARestart() {
        server.stop();
        server.start();

        assertThat(server.mails()).extracting(Mail::subject).containsExactly("Ihre Einladung nach Zürich");
        assertThat(server.mail(1).orElseThrow().to()).isEqualTo("ada@acme.example");
    }

    @Test
    void showsTheLinksOfAnHtmlMail() {
        assertThat(server.mail(1).orElseThrow().text()).contains("Hello,", "set it <https://crm.example/set?a=1&b=2>");
    }

    @Test
    void answersPrograms() throws Exception {
        assertThat(get("/mails/1").body()).contains("\"to\":\"ada@acme.example\"");
        assertThat(get("/mails").body()).startsWith("[{\"number\":1");
        assertThat(get("/mails/1/source").body()).startsWith("Return-Path: <crm@rapport.example>");
        assertThat(get("/mails/77").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + httpPort + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private void send(String subject, String html) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(smtpPort));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("crm@rapport.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@acme.example"));
        message.setSubject(subject, "UTF-8");
        var part = new MimeBodyPart();
        part.setContent(html, "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", part));
        Transport.send(message);
    }
}
