package org.rapport.kit.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void fillsInWhatStandsForAnIdWhereverItStands() throws JsonProcessingException {
        assertThat(filled("""
                        {"owner": "{subject}", "operations": [{"path": "/leads/{POST /sales/leads}/qualify"}]}
                        """)).isEqualTo(JSON.readTree("""
                        {"owner": "<subject>", "operations": [{"path": "/leads/<POST /sales/leads>/qualify"}]}
                        """));
    }

    @Test
    void leavesWhatBatchesAndJobsReferTo() throws JsonProcessingException {
        String batch = """
                {"contactId": "{buyer.id}", "path": "/sales/leads/{id}", "count": 3, "note": null, "text": "{ a }"}
                """;

        assertThat(filled(batch)).isEqualTo(JSON.readTree(batch));
    }

    @Test
    void showsTheSameIdForTheSame() {
        assertThat(Placeholders.sample("POST /sales/leads"))
                .isEqualTo("0198c0de-0000-7000-8000-00005f0801c5")
                .isNotEqualTo(Placeholders.sample("POST /sales/accounts"));
    }

    private static JsonNode filled(String body) throws JsonProcessingException {
        return Placeholders.fill(JSON.readTree(body), placeholder -> "<" + placeholder + ">");
    }
}
