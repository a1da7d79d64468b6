"""Which reports tell of one happening: tellings of many articles linked to incidents. Knows no Kafka and no clock."""
