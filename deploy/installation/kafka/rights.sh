#!/bin/sh
# Gives each user at Kafka what docs/operations/kafka.md says, by Kafka's kafka-acls.sh; twice changes nothing:
#
#     rights.sh BROKERS PROPERTIES
#
# PROPERTIES is a file that says how somebody signs in who may alter rights; KAFKA_HOME is /opt/kafka, as in Kafka's
# image, unless it is set. Made from the code (package kafka): ./mvnw -pl deploy/installation -am test -Dsettings=write
set -eu
brokers=$1
properties=$2

may() {
  user=$1
  shift
  "${KAFKA_HOME:-/opt/kafka}/bin/kafka-acls.sh" --bootstrap-server "$brokers" --command-config "$properties" \
    --add --allow-principal "User:$user" "$@" > /dev/null
  echo "$user may $2 what it should"
}

may gateway --operation Read \
  --topic crm.directory

may admin --operation Read --operation Write \
  --topic crm.admin \
  --topic crm.admin.admin-dead-letters \
  --topic crm.admin.admin-redrive \
  --topic crm.directory \
  --topic crm.directory.admin-dead-letters \
  --topic crm.directory.admin-redrive \
  --topic crm.marketing.admin-dead-letters \
  --topic crm.marketing.admin-redrive \
  --topic crm.sales.admin-dead-letters \
  --topic crm.sales.admin-redrive \
  --topic crm.seals \
  --topic crm.support.admin-dead-letters \
  --topic crm.support.admin-redrive \
  --topic crm.verification-answers \
  --topic crm.verification-requests

may admin --operation Read \
  --topic crm.admin.marketing-dead-letters \
  --topic crm.admin.sales-dead-letters \
  --topic crm.admin.support-dead-letters \
  --topic crm.marketing \
  --topic crm.marketing.sales-dead-letters \
  --topic crm.sales \
  --topic crm.sales.marketing-dead-letters \
  --topic crm.sales.sales-dead-letters \
  --topic crm.sales.support-dead-letters \
  --topic crm.support \
  --topic crm.support.sales-dead-letters \
  --group admin-service \
  --group admin-service-tags \
  --group admin-service-verification

may admin --operation Write \
  --topic crm.admin.marketing-redrive \
  --topic crm.admin.sales-redrive \
  --topic crm.admin.support-redrive \
  --topic crm.marketing.sales-redrive \
  --topic crm.sales.marketing-redrive \
  --topic crm.sales.sales-redrive \
  --topic crm.sales.support-redrive \
  --topic crm.support.sales-redrive \
  --transactional-id admin_journal

may marketing --operation Read \
  --topic crm.admin \
  --topic crm.admin.marketing-redrive \
  --topic crm.directory \
  --topic crm.sales \
  --topic crm.sales.marketing-redrive \
  --topic crm.verification-requests \
  --group marketing-service \
  --group marketing-service-tags \
  --group marketing-service-verification

may marketing --operation Write \
  --topic crm.admin.marketing-dead-letters \
  --topic crm.marketing \
  --topic crm.sales.marketing-dead-letters \
  --topic crm.seals \
  --topic crm.verification-answers \
  --transactional-id marketing_journal

may sales --operation Read \
  --topic crm.admin \
  --topic crm.admin.sales-redrive \
  --topic crm.directory \
  --topic crm.marketing \
  --topic crm.marketing.sales-redrive \
  --topic crm.sales.sales-redrive \
  --topic crm.support \
  --topic crm.support.sales-redrive \
  --topic crm.verification-requests \
  --group sales-service \
  --group sales-service-rollup \
  --group sales-service-tags \
  --group sales-service-verification

may sales --operation Write \
  --topic crm.admin.sales-dead-letters \
  --topic crm.marketing.sales-dead-letters \
  --topic crm.sales.sales-dead-letters \
  --topic crm.seals \
  --topic crm.support.sales-dead-letters \
  --topic crm.verification-answers \
  --transactional-id sales_journal

may sales --operation Read --operation Write \
  --topic crm.sales

may support --operation Read \
  --topic crm.admin \
  --topic crm.admin.support-redrive \
  --topic crm.directory \
  --topic crm.sales \
  --topic crm.sales.support-redrive \
  --topic crm.verification-requests \
  --group support-service \
  --group support-service-tags \
  --group support-service-verification

may support --operation Write \
  --topic crm.admin.support-dead-letters \
  --topic crm.sales.support-dead-letters \
  --topic crm.seals \
  --topic crm.support \
  --topic crm.verification-answers \
  --transactional-id support_journal

may migration --operation Create \
  --topic crm.admin \
  --topic crm.admin.admin-dead-letters \
  --topic crm.admin.admin-redrive \
  --topic crm.admin.marketing-dead-letters \
  --topic crm.admin.marketing-redrive \
  --topic crm.admin.sales-dead-letters \
  --topic crm.admin.sales-redrive \
  --topic crm.admin.support-dead-letters \
  --topic crm.admin.support-redrive \
  --topic crm.directory \
  --topic crm.directory.admin-dead-letters \
  --topic crm.directory.admin-redrive \
  --topic crm.directory.marketing-dead-letters \
  --topic crm.directory.marketing-redrive \
  --topic crm.directory.sales-dead-letters \
  --topic crm.directory.sales-redrive \
  --topic crm.directory.support-dead-letters \
  --topic crm.directory.support-redrive \
  --topic crm.marketing \
  --topic crm.marketing.admin-dead-letters \
  --topic crm.marketing.admin-redrive \
  --topic crm.marketing.marketing-dead-letters \
  --topic crm.marketing.marketing-redrive \
  --topic crm.marketing.sales-dead-letters \
  --topic crm.marketing.sales-redrive \
  --topic crm.marketing.support-dead-letters \
  --topic crm.marketing.support-redrive \
  --topic crm.sales \
  --topic crm.sales.admin-dead-letters \
  --topic crm.sales.admin-redrive \
  --topic crm.sales.marketing-dead-letters \
  --topic crm.sales.marketing-redrive \
  --topic crm.sales.sales-dead-letters \
  --topic crm.sales.sales-redrive \
  --topic crm.sales.support-dead-letters \
  --topic crm.sales.support-redrive \
  --topic crm.seals \
  --topic crm.support \
  --topic crm.support.admin-dead-letters \
  --topic crm.support.admin-redrive \
  --topic crm.support.marketing-dead-letters \
  --topic crm.support.marketing-redrive \
  --topic crm.support.sales-dead-letters \
  --topic crm.support.sales-redrive \
  --topic crm.support.support-dead-letters \
  --topic crm.support.support-redrive \
  --topic crm.verification-answers \
  --topic crm.verification-requests
