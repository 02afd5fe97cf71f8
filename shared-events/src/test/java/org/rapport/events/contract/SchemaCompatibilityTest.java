package org.rapport.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCompatibilityTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The schema that each test changes in one place. */
    private static final String SCHEMA = """
            {
              '$id': 'urn:rapport:schema:org.rapport.sales.lead.created.v1',
              'type': 'object',
              'description': 'A lead was created.',
              'properties': {
                'record': {'$ref': '#/$defs/Lead'},
                'changes': {'type': 'array', 'items': {'$ref': '#/$defs/Change'}}
              },
              'required': ['record', 'changes'],
              '$defs': {
                'Lead': {
                  'type': 'object',
                  'properties': {
                    'id': {'type': 'string', 'format': 'uuid'},
                    'email': {'type': ['string', 'null'], 'x-personal-data': true},
                    'score': {'type': 'integer'},
                    'status': {'type': 'string', 'enum': ['new', 'working']},
                    'value': {'anyOf': [{'type': 'null'}, {'$ref': '#/$defs/Money'}]},
                    'parent': {'anyOf': [{'type': 'null'}, {'$ref': '#/$defs/Lead'}]},
                    'fields': {'type': 'object', 'additionalProperties': {'type': 'string'}}
                  },
                  'required': ['id', 'score', 'status', 'fields']
                },
                'Money': {
                  'type': 'object',
                  'properties': {'amount': {'type': 'string', 'pattern': '^[0-9.]+$'}},
                  'required': ['amount']
                },
                'Change': {'type': 'object', 'properties': {'field': {'type': 'string'}}, 'required': ['field']}
              }
            }
            """;

    @Test
    void aSchemaIsCompatibleWithItself() throws JsonProcessingException {
        assertThat(SchemaCompatibility.broken(schema(SCHEMA), schema(SCHEMA))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a property that may be absent is added | 'score': {'type': 'integer'} "
                        + "| 'score': {'type': 'integer'}, 'phone': {'type': ['string', 'null']}",
                "words for people change | A lead was created. | A lead has been entered.",
                "a mark changes | , 'x-personal-data': true | ''",
                "a definition is renamed | /Money | /Amount"
            })
    void isCompatibleWhen(String change, String before, String after) throws JsonProcessingException {
        String text = SCHEMA.replace(before, after.equals("''") ? "" : after);
        String changed = change.startsWith("a definition") ? text.replace("'Money':", "'Amount':") : text;

        assertThat(changed).isNotEqualTo(SCHEMA);
        assertThat(SchemaCompatibility.broken(schema(SCHEMA), schema(changed))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a property is removed | 'score': {'type': 'integer'}, | '' | /record/score is gone",
                "a property is renamed | 'email': | 'mail': | /record/email is gone",
                "a type changes | 'score': {'type': 'integer'} | 'score': {'type': 'string'} "
                        + "| /record/score was [integer] and is [string]",
                "a type gets wider | 'score': {'type': 'integer'} | 'score': {'type': 'number'} "
                        + "| /record/score was [integer] and is [number]",
                "null is not allowed any more | ['string', 'null'] | 'string' "
                        + "| /record/email was [null, string] and is [string]",
                "null is allowed now | 'score': {'type': 'integer'} | 'score': {'type': ['integer', 'null']} "
                        + "| /record/score was [integer] and is [integer, null]",
                "a constant is removed | ['new', 'working'] | ['new'] "
                        + "| /record/status does not know working any more, which old events have",
                "a constant is added | ['new', 'working'] | ['new', 'working', 'won'] "
                        + "| /record/status may be won, which old readers do not know",
                "a text becomes an enumeration | {'type': 'string', 'format': 'uuid'} "
                        + "| {'type': 'string', 'format': 'uuid', 'enum': ['a']} "
                        + "| /record/id was free and is one of [a]",
                "a new property is required | 'score': {'type': 'integer'} "
                        + "| 'score': {'type': 'integer'}, 'phone': {'type': 'string'} "
                        + "| /record/phone is new and required, and old events do not have it",
                "a property becomes required | ['id', 'score' | ['id', 'email', 'score' "
                        + "| /record/email is required now, and old events may not have it",
                "a property need not be there any more | ['id', 'score' | ['id' "
                        + "| /record/score was always there and need not be any more",
                "a format changes | 'uuid' | 'uri' | /record/id format was \"uuid\" and is \"uri\"",
                "a pattern changes deep inside | ^[0-9.]+$ | ^[0-9]+$ "
                        + "| /record/value/amount pattern was \"^[0-9.]+$\" and is \"^[0-9]+$\"",
                "a limit is new | 'score': {'type': 'integer'} | 'score': {'type': 'integer', 'maximum': 9} "
                        + "| /record/score maximum was not restricted and is 9",
                "a list holds something else | {'type': 'array', 'items': {'$ref': '#/$defs/Change'}} "
                        + "| {'type': 'array', 'items': {'type': 'string'}} | /changes/[] was [object] and is [string]",
                "a map holds something else | 'additionalProperties': {'type': 'string'} "
                        + "| 'additionalProperties': {'type': 'integer'} | /record/fields/* was [string] and is [integer]",
                "a map is closed | 'additionalProperties': {'type': 'string'} | 'additionalProperties': false "
                        + "| /record/fields/* was {\"type\":\"string\"} and is false",
                "an alternative is added | [{'type': 'null'}, {'$ref': '#/$defs/Money'}] "
                        + "| [{'type': 'null'}, {'$ref': '#/$defs/Money'}, {'type': 'string'}] "
                        + "| /record/value had 2 alternatives and has 3",
                "another event takes the name | lead.created.v1 | lead.made.v1 "
                        + "| / $id was \"urn:rapport:schema:org.rapport.sales.lead.created.v1\" "
                        + "and is \"urn:rapport:schema:org.rapport.sales.lead.made.v1\""
            })
    void isBrokenWhen(String change, String before, String after, String message) throws JsonProcessingException {
        String changed = SCHEMA.replace(before, after.equals("''") ? "" : after);
        if (change.equals("a new property is required")) {
            changed = changed.replace("['id', 'score'", "['id', 'phone', 'score'");
        }

        assertThat(changed).isNotEqualTo(SCHEMA);
        assertThat(SchemaCompatibility.broken(schema(SCHEMA), schema(changed))).contains(message);
    }

    private static JsonNode schema(String text) throws JsonProcessingException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
