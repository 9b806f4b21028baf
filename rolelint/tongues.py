"""The usual headings of role files in other languages than English, by what their sections hold.

They are the words that people who describe jobs use, and not translations of ours. None of them is also an English
heading, and none means two things.
"""

import re
from collections.abc import Mapping
from functools import cache

_HEADINGS: Mapping[str, Mapping[str, str]] = {
    "mission": {
        "de": "auftrag, zweck, zweck der rolle, zweck der stelle, ziel der rolle, ziel der stelle",
        "fr": "raison d'être, finalité, finalité du poste, objectif du poste, but du poste, mission du poste",
        "es": "misión, misión del puesto, propósito, propósito del puesto, propósito del rol, objetivo del puesto",
        "pt": "missão, missão do cargo, objetivo do cargo, objetivo da função, propósito do cargo",
        "nl": "missie, doel, doel van de functie, doel van de rol",
        "ja": "ミッション, 使命, 目的, 役割の目的",
        "ko": "미션, 사명, 목적, 역할의 목적",
        "zh": "岗位目的, 职位目的, 岗位使命, 职位使命, 職位目的",
    },
    "core_mission": {
        "de": "kernauftrag",
        "fr": "mission principale",
        "es": "misión principal",
        "pt": "missão principal",
        "nl": "kernmissie",
        "ja": "コアミッション, 中核ミッション",
        "ko": "핵심 미션",
        "zh": "核心使命, 你的核心使命, 核心任务",
    },
    "short_description": {
        "de": "kurzbeschreibung, beschreibung, überblick, zusammenfassung, rollenbeschreibung, stellenbeschreibung, "
        "die stelle, über die stelle, die rolle",
        "fr": "description du poste, description du rôle, présentation du poste, résumé du poste, le poste, "
        "à propos du poste, en bref",
        "es": "descripción, descripción breve, breve descripción, descripción del puesto, descripción del rol, "
        "resumen, "
        "resumen del puesto, sobre el puesto, el puesto",
        "pt": "descrição, descrição breve, breve descrição, descrição do cargo, descrição da função, "
        "descrição da vaga, "
        "resumo, resumo do cargo, sobre a vaga, sobre o cargo",
        "nl": "korte omschrijving, korte beschrijving, beschrijving, omschrijving, samenvatting, functieomschrijving, "
        "functiebeschrijving, over de functie, de functie",
        "ja": "概要, 役割概要, 役割の概要, 職務概要, ポジション概要",
        "ko": "개요, 요약, 직무 개요, 역할 개요, 포지션 소개",
        "zh": "简介, 概述, 简要描述, 岗位概述, 职位概述, 岗位描述, 职位描述, 角色概述, 簡介, 職位描述",
    },
    "properties": {
        "de": "eigenschaften, merkmale",
        "fr": "propriétés, caractéristiques",
        "es": "propiedades, características",
        "pt": "propriedades",
        "nl": "eigenschappen, kenmerken",
        "ja": "属性, プロパティ",
        "ko": "속성",
        "zh": "属性, 屬性",
    },
    "responsibilities": {
        "de": "aufgaben, deine aufgaben, ihre aufgaben, unsere aufgaben, hauptaufgaben, kernaufgaben, aufgabengebiet, "
        "aufgabenbereich, aufgabenbereiche, aufgabenschwerpunkte, verantwortlichkeiten, verantwortung, "
        "verantwortungsbereich, verantwortungsbereiche, zuständigkeiten, tätigkeiten, deine tätigkeiten, "
        "ihre tätigkeiten, aufgaben und verantwortung, aufgaben und verantwortlichkeiten, aufgaben & verantwortung, "
        "das machst du, das erwartet dich, das erwartet sie, was dich erwartet, was sie erwartet, "
        "ihre aufgaben bei uns, deine aufgaben bei uns, das sind deine aufgaben, das sind ihre aufgaben",
        "fr": "responsabilités, vos responsabilités, tes responsabilités, responsabilités principales, "
        "principales responsabilités, missions, vos missions, tes missions, missions principales, "
        "principales missions, missions et responsabilités, rôle et responsabilités, votre mission, tâches, "
        "tâches principales, principales tâches, activités principales, principales activités",
        "es": "responsabilidades, tus responsabilidades, sus responsabilidades, responsabilidades principales, "
        "principales responsabilidades, funciones, tus funciones, funciones principales, principales funciones, "
        "funciones y responsabilidades, responsabilidades y funciones, tareas, tus tareas, tareas principales, "
        "qué harás, lo que harás",
        "pt": "suas responsabilidades, responsabilidades e atribuições, atribuições, principais atribuições, "
        "principais responsabilidades, funções, funções e responsabilidades, tarefas, principais tarefas, atividades, "
        "principais atividades, o que você vai fazer, o que você fará",
        "nl": "verantwoordelijkheden, jouw verantwoordelijkheden, taken, jouw taken, je taken, "
        "taken en verantwoordelijkheden, werkzaamheden, jouw werkzaamheden, wat ga je doen, wat je gaat doen, "
        "dit ga je doen",
        "ja": "責任, 責務, 主な責任, 役割と責任, 職務内容, 業務内容, 仕事内容, 主な業務, 主な業務内容, 担当業務, 職務",
        "ko": "담당 업무, 담당업무, 주요 업무, 주요업무, 업무 내용, 직무 내용, 책임, 주요 책임, 역할과 책임, "
        "역할 및 책임",
        "zh": "职责, 主要职责, 核心职责, 岗位职责, 职位职责, 工作职责, 工作内容, 角色职责, 職責, 主要職責, 工作職責, "
        "工作內容",
    },
    "success_metrics": {
        "de": "erfolgskennzahlen, erfolgskriterien, erfolgsindikatoren, erfolgsmessung, kennzahlen, "
        "leistungskennzahlen, "
        "leistungsindikatoren, messgrößen, woran wir erfolg messen",
        "fr": "indicateurs, indicateurs de réussite, indicateurs de succès, indicateurs de performance, "
        "indicateurs clés de performance, indicateurs clés, critères de réussite, critères de succès",
        "es": "métricas, métricas de éxito, indicadores, indicadores de éxito, indicadores de desempeño, "
        "indicadores de rendimiento, indicadores clave de desempeño, indicadores clave de rendimiento, "
        "criterios de éxito",
        "pt": "métricas de sucesso, indicadores de sucesso, indicadores de desempenho, "
        "indicadores-chave de desempenho, indicadores chave de desempenho, critérios de sucesso",
        "nl": "succescriteria, succesfactoren, succesindicatoren, prestatie-indicatoren, "
        "kritieke prestatie-indicatoren",
        "ja": "成功指標, 評価指標, 成果指標, 重要業績評価指標, 成功の指標",
        "ko": "성공 지표, 성과 지표, 핵심 성과 지표, 성공 기준",
        "zh": "成功指标, 你的成功指标, 绩效指标, 关键绩效指标, 考核指标, 衡量指标, 績效指標, 關鍵績效指標",
    },
    "capabilities": {
        "de": "fähigkeiten, kompetenzen, kenntnisse, fähigkeiten und kenntnisse, kenntnisse und fähigkeiten, "
        "kompetenzen und fähigkeiten, qualifikation, qualifikationen, deine qualifikationen, ihre qualifikationen, "
        "anforderungen, anforderungsprofil, profil, dein profil, ihr profil, das bringst du mit, das bringen sie mit, "
        "was du mitbringst, was sie mitbringen, sie bringen mit, du bringst mit, wen wir suchen",
        "fr": "compétences, compétences clés, compétences techniques, compétences et qualifications, savoir-faire, "
        "savoir-être, qualifications requises, profil recherché, votre profil, ton profil, exigences, "
        "qualités requises, connaissances, expérience, formation",
        "es": "competencias, habilidades, capacidades, aptitudes, conocimientos, habilidades y competencias, "
        "conocimientos y habilidades, requisitos, requisitos del puesto, cualificaciones, calificaciones, perfil, "
        "tu perfil, perfil requerido, perfil del candidato, qué buscamos, lo que buscamos",
        "pt": "competências, competências e habilidades, habilidades e competências, conhecimentos, qualificações, "
        "requisitos e qualificações, perfil desejado, o que buscamos, o que procuramos",
        "nl": "vaardigheden, competenties, kennis en vaardigheden, kwalificaties, functie-eisen, functievereisten, "
        "vereisten, profiel, jouw profiel, je profiel, wat breng je mee, dit breng je mee, wat vragen wij, "
        "wat wij vragen, wat we vragen",
        "ja": "スキル, 能力, 必要なスキル, 求めるスキル, 求める人物像, 応募資格, 応募要件, 資格, 経験",
        "ko": "역량, 핵심 역량, 필요 역량, 기술 역량, 자격 요건, 자격요건, 지원 자격, 지원자격",
        "zh": "技能, 能力要求, 技能要求, 核心能力, 核心技能, 任职要求, 任职资格, 岗位要求, 职位要求, 高级能力, "
        "任職要求, "
        "職位要求, 資格要求",
    },
    "required": {
        "de": "voraussetzungen, muss, muss-kriterien, zwingend erforderlich, das setzen wir voraus",
        "fr": "compétences requises, prérequis, indispensable, indispensables, exigences minimales",
        "es": "requisitos mínimos, requisitos imprescindibles, requisitos obligatorios, imprescindible",
        "pt": "requisitos obrigatórios, requisitos essenciais, pré-requisitos",
        "nl": "vereist, minimale eisen, harde eisen",
        "ja": "必須, 必須スキル, 必須条件, 必須要件, 必須経験",
        "ko": "필수 요건, 필수 사항, 필수 역량, 필수 조건",
        "zh": "必备条件, 必备技能, 基本要求, 必要條件",
    },
    "preferred": {
        "de": "von vorteil, wünschenswert, wünschenswerte qualifikationen, wünschenswerte kenntnisse, idealerweise, "
        "pluspunkte, kann, kann-kriterien, das wäre ein plus",
        "fr": "atouts, un atout, un plus, les plus, serait un plus, souhaité, souhaités, compétences appréciées, "
        "compétences souhaitées",
        "es": "deseable, deseables, requisitos deseables, valorable, se valora, se valorará, requisitos valorables",
        "pt": "diferenciais, diferencial, será um diferencial, desejável, desejáveis, requisitos desejáveis",
        "nl": "een pré, is een pré, pluspunten, mooi meegenomen, gewenst",
        "ja": "歓迎, 歓迎スキル, 歓迎条件, 歓迎要件, 歓迎経験, 尚可",
        "ko": "우대 사항, 우대사항, 우대 조건, 우대 요건",
        "zh": "加分项, 优先条件, 优先考虑, 加分項, 優先條件",
    },
    "artifacts": {
        "de": "artefakte, ergebnisse, arbeitsergebnisse, liefergegenstände, lieferergebnisse",
        "fr": "livrables, artefacts produits, productions attendues",
        "es": "entregables, artefactos",
        "pt": "entregáveis, entregas, artefatos",
        "nl": "artefacten, opleveringen, op te leveren producten",
        "ja": "成果物, アウトプット",
        "ko": "산출물, 결과물",
        "zh": "交付物, 交付成果, 产出, 产出物, 工作成果, 產出",
    },
    "interactions": {
        "de": "zusammenarbeit, interaktionen, schnittstellen, zusammenarbeit mit anderen rollen",
        "fr": "relations de travail, relations fonctionnelles, relations internes et externes, interlocuteurs, "
        "interactions avec les autres rôles",
        "es": "interacciones, relaciones de trabajo, relaciones internas y externas, colaboración",
        "pt": "interações, relacionamentos, colaboração, relações de trabalho",
        "nl": "samenwerking, interacties, samenwerkingen, samenwerking met andere rollen",
        "ja": "連携, 協働, 他の役割との連携, 関係者との連携",
        "ko": "협업, 협업 관계, 상호작용, 협업 부서",
        "zh": "协作, 合作, 协作关系, 协作角色, 協作, 合作關係",
    },
    "offer": {
        "de": "wir bieten, wir bieten ihnen, wir bieten dir, was wir bieten, was wir * bieten, das bieten wir, "
        "das bieten wir dir, das bieten wir ihnen, unser angebot, deine vorteile, ihre vorteile, benefits bei uns",
        "fr": "nous offrons, ce que nous offrons, ce que nous vous offrons, nous proposons, ce que nous proposons, "
        "ce que nous vous proposons, avantages, nos avantages, vos avantages",
        "es": "ofrecemos, qué ofrecemos, te ofrecemos, lo que ofrecemos, nuestra oferta, beneficios",
        "pt": "oferecemos, o que oferecemos, nós oferecemos, benefícios",
        "nl": "wij bieden, we bieden, wat wij bieden, wat we bieden, wat bieden wij, ons aanbod, dit bieden wij, "
        "arbeidsvoorwaarden",
        "ja": "待遇, 福利厚生, 待遇・福利厚生",
        "ko": "복리후생, 복지, 복지 및 혜택, 혜택 및 복지",
        "zh": "我们提供, 福利, 福利待遇, 薪资福利, 薪酬福利, 我們提供",
    },
    "pay": {
        "de": "vergütung, gehalt, bezahlung",
        "fr": "rémunération, salaire",
        "es": "salario, retribución, remuneración",
        "pt": "salário, remuneração",
        "nl": "salaris",
        "ja": "給与, 年収",
        "ko": "급여, 연봉",
        "zh": "薪资, 薪酬, 薪資",
    },
    "company": {
        "de": "über uns, wir über uns, wer wir sind, das unternehmen, das sind wir",
        "fr": "qui sommes-nous, qui sommes nous, à propos de *, à propos, l'entreprise, notre entreprise",
        "es": "sobre nosotros, quiénes somos, la empresa, acerca de nosotros",
        "pt": "sobre nós, quem somos, sobre a empresa, a empresa",
        "nl": "over ons, wie zijn wij, wie wij zijn, wie we zijn",
        "ja": "会社概要, 会社紹介, 私たちについて",
        "ko": "회사 소개, 회사소개",
        "zh": "关于我们, 公司简介, 關於我們",
    },
    "application": {
        "de": "bewerbung, ihre bewerbung, deine bewerbung, so bewerben sie sich, so bewirbst du dich, jetzt bewerben, "
        "bewerbungsprozess",
        "fr": "candidature, comment postuler, pour postuler, processus de recrutement",
        "es": "cómo postular, cómo postularse, cómo aplicar, cómo solicitar, proceso de selección",
        "pt": "como se candidatar, processo seletivo",
        "nl": "solliciteren, sollicitatie, sollicitatieprocedure, hoe te solliciteren",
        "ja": "応募方法, 選考プロセス, 選考フロー",
        "ko": "지원 방법, 채용 절차, 전형 절차",
        "zh": "申请方式, 应聘方式, 招聘流程, 申請方式",
    },
}

_LONGEST_LINE = 70


@cache
def headings(section: str) -> tuple[str, ...]:
    """Return the headings that other languages have for a section: responsibilities, offer, and so on."""
    words = (word for listed in _HEADINGS[section].values() for word in listed.split(", "))
    return tuple(dict.fromkeys(words))


def pattern(*words: str) -> str:
    """Return a pattern of lines that are one of these headings, with or without the marks of one."""
    written = (re.escape(word).replace(r"\*", r".{1,40}").replace("'", "['’]") for word in words)
    either = "|".join(written).replace(r"\ and\ ", r"\ (?:and|&)\ ")
    before = r"(?:\W{0,9}+\d{1,2}[.)])?\W{0,9}+(?:(?:your|our|key)\ )?"
    return rf"^(?=.{{1,{_LONGEST_LINE}}}$){before}(?:{either})\W{{0,5}}$"


@cache
def languages() -> Mapping[str, frozenset[str]]:
    """Return the codes of the languages that each of these headings is in."""
    found: dict[str, set[str]] = {}
    for listed in _HEADINGS.values():
        for code, words in listed.items():
            for word in words.split(", "):
                found.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}
