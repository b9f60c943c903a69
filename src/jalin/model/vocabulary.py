"""The closed vocabularies of the codebook, one enum each."""

from enum import StrEnum


class PartyKind(StrEnum):
    """What sort of organisation a party is (codebook, section 2)."""

    COMPANY = "company"
    STATE_OWNED_ENTERPRISE = "state_owned_enterprise"
    MINISTRY = "ministry"
    AGENCY = "agency"
    GOVERNMENT = "government"
    MILITARY = "military"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    ALLIANCE = "alliance"
    ASSOCIATION = "association"
    UNIVERSITY = "university"
    OTHER = "other"


class Role(StrEnum):
    """The part an organisation plays in a deal without being a party to it (section 2)."""

    FACILITATOR = "facilitator"
    WITNESS = "witness"
    FINANCIER = "financier"
    BENEFICIARY = "beneficiary"
    REGULATOR = "regulator"


class Instrument(StrEnum):
    """The form that a cooperation takes, weakest first (section 3).

    The order of definition is the order of strength used when one text names several.
    """

    UNSPECIFIED = "unspecified"
    TALKS = "talks"
    PROGRAMME = "programme"
    LETTER_OF_INTENT = "letter_of_intent"
    MEMORANDUM = "memorandum"
    ALLIANCE = "alliance"
    AGREEMENT = "agreement"
    LICENCE = "licence"
    CONTRACT = "contract"
    EQUITY = "equity"
    JOINT_VENTURE = "joint_venture"

    @property
    def strength(self) -> int:
        """Give the position in the order of strength, 0 for the weakest."""
        return list(Instrument).index(self)


class Activity(StrEnum):
    """What the parties do together (section 4)."""

    CO_DEVELOPMENT = "co_development"
    CO_PRODUCTION = "co_production"
    CONTRACT_MANUFACTURING = "contract_manufacturing"
    TECHNOLOGY_TRANSFER = "technology_transfer"
    SUPPLY = "supply"
    DISTRIBUTION = "distribution"
    INVESTMENT = "investment"
    JOINT_STUDY = "joint_study"
    TRAINING = "training"
    CONSTRUCTION = "construction"
    OPERATION = "operation"
    FINANCING = "financing"
    POLICY_COORDINATION = "policy_coordination"


class Sector(StrEnum):
    """The branch of the economy that a deal is about (section 5)."""

    AUTOMOTIVE = "automotive"
    ELECTRIC_VEHICLES = "electric_vehicles"
    BATTERIES = "batteries"
    MOTORCYCLES = "motorcycles"
    DEFENCE = "defence"
    AEROSPACE = "aerospace"
    MARITIME = "maritime"
    RAIL = "rail"
    LOGISTICS = "logistics"
    CYBER = "cyber"
    DIGITAL = "digital"
    ELECTRONICS = "electronics"
    ENERGY = "energy"
    OIL_GAS = "oil_gas"
    MINING_METALS = "mining_metals"
    CHEMICALS = "chemicals"
    AGRICULTURE_FOOD = "agriculture_food"
    CONSTRUCTION = "construction"
    FINANCE = "finance"
    HEALTH = "health"
    EDUCATION = "education"
    TOURISM = "tourism"
    MEDIA = "media"
    RETAIL = "retail"
    OTHER = "other"


class Stage(StrEnum):
    """How far a deal got (section 7): seven rungs, then two ways off the ladder."""

    PROPOSED = "proposed"
    TALKS = "talks"
    INTENT = "intent"
    COMMITTED = "committed"
    IMPLEMENTING = "implementing"
    OPERATING = "operating"
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"

    @property
    def rung(self) -> int | None:
        """Give the height on the ladder, 0 for `proposed`; None for a way off it."""
        return None if self in _OFF_LADDER else list(Stage).index(self)

    @property
    def binding(self) -> bool:
        """Tell whether a deal that stands here binds its parties: from `committed` on."""
        return self.rung is not None and self.rung >= _FIRST_BINDING_RUNG


_OFF_LADDER = frozenset({Stage.SUSPENDED, Stage.TERMINATED})
_FIRST_BINDING_RUNG = 3


class StepKind(StrEnum):
    """Whether a step moves the deal, only celebrates it, or says that nothing moves (section 7).

    A standstill is told by somebody ("belum ada kelanjutan", "work has not begun"); the stage
    beside it is the one that the deal stands at. It never lifts a deal and never ends it.
    """

    DEVELOPMENT = "development"
    CEREMONY = "ceremony"
    STANDSTILL = "standstill"


class DealState(StrEnum):
    """How a deal fares on a day, beside the rung that it reached: the second axis.

    Announced is what somebody said, inferred what follows from silence or from another deal.
    `unknown`: silent, but nobody listened; or nothing tells when its last step was.
    """

    MOVING = "moving"
    QUIET = "quiet"
    STALLED_ANNOUNCED = "stalled_announced"
    STALLED_INFERRED = "stalled_inferred"
    SUSPENDED = "suspended"
    TERMINATED_ANNOUNCED = "terminated_announced"
    TERMINATED_INFERRED = "terminated_inferred"
    DISPUTED = "disputed"
    COMPLETED = "completed"
    UNKNOWN = "unknown"


class Factuality(StrEnum):
    """How a text presents a step (section 7)."""

    FACTUAL = "factual"
    PLANNED = "planned"
    PROPOSED = "proposed"
    DENIED = "denied"
    UNCERTAIN = "uncertain"


class Predicate(StrEnum):
    """How one organisation belongs to another (section 9)."""

    SUBSIDIARY_OF = "subsidiary_of"
    PART_OF = "part_of"
    MEMBER_OF = "member_of"
    STATE_OWNED_BY = "state_owned_by"
    OWNS_STAKE_IN = "owns_stake_in"


class MentionKind(StrEnum):
    """What a name in a text names."""

    ORGANISATION = "organisation"
    COUNTRY = "country"
    PERSON = "person"
    PLACE = "place"
